"""Reads reports with parsers that are not ours and prints what they hold, as JSON.

usage: read_reports.py junit FILE
       read_reports.py sarif FILE SCHEMA...
"""
import json
import sys


def junit(path):
    import junitparser

    document = junitparser.JUnitXml.fromfile(path)
    cases = [case for suite in document for case in suite]
    failed = [case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)]
    skipped = [case for case in cases if any(isinstance(r, junitparser.Skipped) for r in case.result)]
    return {
        "names": [case.name for case in cases],
        "failed": [case.name for case in failed],
        "skipped": [case.name for case in skipped],
        "messages": [r.message for case in cases for r in case.result],
        "declared": [document.tests, document.failures, document.skipped],
    }


def sarif(path, schemas):
    import jsonschema
    import sarif_pydantic

    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    errors = []
    for name in schemas:
        with open(name, encoding="utf-8") as file:
            schema = json.load(file)
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        checker = validator(schema, format_checker=validator.FORMAT_CHECKER)
        errors += [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in checker.iter_errors(document)]
    run = sarif_pydantic.Sarif.model_validate(document).runs[0]
    rules = [rule.id for rule in run.tool.driver.rules]
    return {
        "errors": errors,
        "rules": rules,
        "results": [result.rule_id for result in run.results],
        "messages": [result.message.text for result in run.results],
        "unknownRules": [r.rule_id for r in run.results if r.rule_id not in rules],
    }


kind, path, *rest = sys.argv[1:]
json.dump(junit(path) if kind == "junit" else sarif(path, rest), sys.stdout)
