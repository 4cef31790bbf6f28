import { Injectable } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './openapi.js';

/** The document of this application, made at the first question: by then every controller is there. */
@Injectable()
export class ApiDescription {
  private describe: (() => OpenAPIObject) | null = null;
  private made: OpenAPIObject | null = null;

  /** Told once by whoever boots: only the application knows all its controllers. */
  of(app: INestApplication): void {
    this.describe = () => describeApi(app);
  }

  get document(): OpenAPIObject {
    if (this.describe === null) throw new Error('the API was not described: boot calls ApiDescription.of(app)');
    return (this.made ??= this.describe());
  }
}
