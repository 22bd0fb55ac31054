// Loaded by .mocharc.json: a run without a tier is the whole one.
process.env.BOMWARDEN_TESTS ??= 'whole';
