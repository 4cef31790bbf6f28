/** The layers of the house (ARCHITECTURE §2), each with its reason. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'A cycle has no bottom to start reading from.', from: {}, to: { circular: true } },
    {
      name: 'domain-is-plain',
      severity: 'error',
      comment: 'src/domain is plain TypeScript: no Nest, no TypeORM, no I/O, no clock - every rule of law is tested in milliseconds.',
      from: { path: '^src/domain' },
      to: { path: ['^src/(?!domain)', '^node_modules/(@nestjs|typeorm|pg|fastify)', '^(fs|net|http|https|child_process)$'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      comment: 'src/platform carries everything and knows nothing of it.',
      from: { path: '^src/platform' },
      to: { path: '^src/(?!platform|domain)' },
    },
    {
      name: 'engine-knows-no-feature',
      severity: 'error',
      comment: 'Features register guards and effects by name; the engine never imports them.',
      from: { path: '^src/engine' },
      to: { path: '^src/(?!engine|domain|platform|database|catalogue/jurisdiction\\.token|worker/job)' },
    },
    {
      name: 'portal-reads-publications-only',
      severity: 'error',
      comment: 'Public pages read publications, never the working item (invariant 11).',
      from: { path: '^src/portal' },
      to: { path: '^src/(engine|items|inbox|confidentiality|office|access/(?!rate|problem|refused-error|malformed|access\\.module))' },
    },
    {
      name: 'the-portal-is-a-leaf',
      severity: 'error',
      comment: 'What the window shares with the workbench - how a publication looks - is in src/publication; nothing but its export reaches into the portal.',
      from: { path: '^src/(?!portal|app\\.module)' },
      to: { path: '^src/portal/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Production code must not need test code.',
      from: { path: '^src' },
      to: { path: '^(test|bench)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
