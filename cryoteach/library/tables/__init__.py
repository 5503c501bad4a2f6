"""One reader of tables, for people and for cases: text of every usual dialect, workbooks, files, pipes and pasted text.

`rows.Rows` opens a table and gives its rows some at a time, as texts; numbers are read by `domain.typed_numbers`, and
"unknown" in its many spellings by `domain.unknown_words`.
"""
