"""Reads addresses with ada, an implementation of the URL Standard that is not ours.

usage: read_addresses.py < [[text, base or null], ...] as JSON
Prints the normal form of each, or null for an invalid one, as a JSON array.
"""
import json
import sys

import ada_url


def normal_form(text, base):
    try:
        return ada_url.join_url(base, text) if base else ada_url.URL(text).href
    except ValueError:
        return None


json.dump([normal_form(text, base) for text, base in json.load(sys.stdin)], sys.stdout)
