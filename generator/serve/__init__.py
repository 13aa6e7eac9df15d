"""The workbench: a page on this computer for people who never saw YAML. The files stay the truth.

Nothing here knows a key of a document type: questions, choices and their order come from schema and model.
"""
