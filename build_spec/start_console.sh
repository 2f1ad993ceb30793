#!/bin/sh
# The command line: the window's program, told so by its first word.
exec "$(dirname "$(readlink -f "$0")")/gazette-reader" --command-line "$@"
