// The only file that an old Node has to understand: it says so in one sentence instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Minibatch needs Node.js 20.19 or newer, and this is ${process.versions.node}.`);
  process.exit(1);
} else {
  import('./site/bootstrap.mjs').then(({ bootstrap }) => bootstrap());
}
