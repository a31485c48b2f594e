// Loaded before a command that is measured: its last line on stderr is the most memory it ever held, in kB.
process.on('exit', () => process.stderr.write(`\nmaxRSS ${process.resourceUsage().maxRSS}\n`));
