import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { SESSION_COOKIE } from '../access/cookie.js';
import { MACHINE_PATHS } from './machine-paths.js';
import { problemSchema } from './problem-schema.js';

const API = /^\/(api|open)\/v1\//;
const OPEN_TO_ALL = ['/open/', '/api/v1/catalogue', '/api/v1/intake'];

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

/** The OpenAPI 3.1 document of the running application, derived from the schemas that also validate. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, frame(), { standardSchemaConverter, operationIdFactory });
  const api = Object.entries(document.paths).filter(([path]) => API.test(path));
  const paths = Object.fromEntries(api.map(([path, item]) => [path, withAnswers(path, item)]));
  const schemas = {
    ...document.components?.schemas,
    ...standardSchemaConverter(problemSchema, { schemaType: 'output' })?.components,
  };
  return { ...document, paths: { ...paths, ...MACHINE_PATHS }, components: { ...document.components, schemas } };
}

const frame = (): Omit<OpenAPIObject, 'paths'> =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('公共资源配置领域政府信息公开 · Gongkai')
    .setDescription(
      'Disclosure items from draft to publication (/api/v1), and what has been published (/open/v1). ' +
        'Order of answers: 400, 401, 404, 428, replay, 412, 403, 409, 422; every refusal lists all its reasons.',
    )
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE, undefined, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .build();

const operationIdFactory = (controller: string, method: string): string =>
  `${controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase())}.${method}`;

/** JSON Schema 2020-12 of a zod schema, its named parts as components. */
function standardSchemaConverter(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs = {}, ...root } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' });
  delete root.$schema;
  return { schema: root, components: $defs as Schemas };
}

/** What holds for every operation: how it refuses, and how one says who one is. */
function withAnswers(path: string, item: Paths[string]): Paths[string] {
  const methods = Object.entries(item) as [string, Operation][];
  return Object.fromEntries(methods.map(([method, operation]) => [method, withAnswer(path, method, operation)]));
}

function withAnswer(path: string, method: string, operation: Operation): Operation {
  const open =
    OPEN_TO_ALL.some((prefix) => path.startsWith(prefix)) || (path === '/api/v1/session' && method === 'post');
  return {
    ...operation,
    security: open ? [] : [{ session: [] }, { token: [] }],
    responses: { ...operation.responses, default: REFUSED },
  };
}

const REFUSED = {
  description: 'Refused: a problem document with every reason',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
