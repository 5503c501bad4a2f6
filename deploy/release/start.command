#!/bin/sh
# What a double click in the Finder of macOS opens: the same as start.sh, in a Terminal window.
exec sh "$(dirname "$0")/start.sh" "$@"
