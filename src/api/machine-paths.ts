import type { OpenAPIObject } from '@nestjs/swagger';

/** What operators, feed readers and search engines ask for: outside /api/v1, with formats of their own. */
export const MACHINE_PATHS: OpenAPIObject['paths'] = {
  '/feed.atom': read('publications', 'The newest publications (RFC 4287)', 'application/atom+xml'),
  '/feed.json': read('publications', 'The newest publications (JSON Feed 1.1)', 'application/feed+json'),
  '/sitemap.xml': read('publications', 'Addresses of all publications (sitemaps.org)', 'application/xml'),
  '/health/live': read('operation', 'The process answers', 'application/json'),
  '/health/ready': read(
    'operation',
    'Database and schema are there, the worker is alive; 503 otherwise',
    'application/json',
  ),
  '/metrics': read('operation', 'Prometheus metrics', 'text/plain'),
};

function read(tag: string, summary: string, mediaType: string): OpenAPIObject['paths'][string] {
  const answer = { description: summary, content: { [mediaType]: {} } };
  return { get: { tags: [tag], summary, security: [], responses: { 200: answer } } };
}
