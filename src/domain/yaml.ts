import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

const schema = CORE_SCHEMA.withTags([mergeTag]);

/**
 * YAML 1.2 with merge keys (`<<`); dates stay text.
 * @throws YAMLException with line and column, and that part of the text; also where a key stands twice, or there is nothing
 */
export const readYaml = (text: string): unknown => load(text, { schema });
