"""How much a case may hold, and how much of a case, a file of cases and a link is taken in: each limit, once."""

LONGEST_NAME = 40  # of a person's first name
LONGEST_NOTE = 2_000  # characters of what an author remarks
MOST_STAGES = 6
FEWEST_OPTIONS, MOST_OPTIONS = 2, 6  # of one question
MOST_PROMPTS = 20  # to talk about afterwards

MOST_BYTES_OF_A_CASE = 100_000  # of all its texts together; the longest of our own has 2,800
MOST_BYTES_OF_CASES = 1_000_000  # of several cases unpacked from one link
MOST_BYTES_OF_A_FILE = 1_000_000  # of one file brought to the desk, and of each file in a zip
MOST_BYTES_IN_A_ZIP = 2_000_000  # of all files of a zip together, unpacked
MOST_FILES = 100  # of one zip
MOST_ROWS = 1_000  # of one table
MOST_COLUMNS_LISTED = 5  # of those that are none of ours, by name
MOST_VALUES = 1_000  # of one case as YAML: names of fields, texts, numbers; a full one has some 600
LONGEST_PASTE = 100_000  # characters
LONGEST_DRAFT = 40_000  # characters of the address: a longer case is kept until a reload, and says so
LONGEST_MY_CASES = 12_000  # characters of the address: a draft beside it still fits what servers take
LONGEST_LINK = 8_000  # characters that most programs still open
LONGEST_QR = 2_953  # bytes that the largest QR code holds at the lowest level of error correction
MOST_PROBLEMS_SHOWN = 200  # of what was brought; a table can hold thousands
