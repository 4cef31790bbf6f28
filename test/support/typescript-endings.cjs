const Module = require('node:module');
const { isAbsolute } = require('node:path');

/** Sources import each other as `./x.js` (module nodenext); in tests the file is `x.ts`. Packages are left alone. */
const RELATIVE = /^\.{1,2}\/.*\.js$/;
const ours = (request, folder) => RELATIVE.test(request) && !folder.includes('/node_modules/');
const inTypeScript = (request) => request.replace(/\.js$/, '.ts');

/** Jest's resolver. */
module.exports = (request, options) => {
  if (!ours(request, `${options.basedir}/`)) return options.defaultResolver(request, options);
  try {
    return options.defaultResolver(inTypeScript(request), options);
  } catch {
    return options.defaultResolver(request, options);
  }
};

/** The same for the global set-up, which Jest loads with Node's own `require`. */
module.exports.forRequire = () => {
  const original = Module._resolveFilename;
  Module._resolveFilename = function resolve(request, parent, ...rest) {
    const from = parent?.filename ?? '';
    if (isAbsolute(from) && ours(request, from)) {
      try {
        return original.call(this, inTypeScript(request), parent, ...rest);
      } catch {
        return original.call(this, request, parent, ...rest);
      }
    }
    return original.call(this, request, parent, ...rest);
  };
};
