require('./typescript-endings.cjs').forRequire();
