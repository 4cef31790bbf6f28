import { Module } from '@nestjs/common';
import { ApiController } from './api.controller.js';
import { ApiDescription } from './api-description.js';

@Module({ controllers: [ApiController], providers: [ApiDescription] })
export class ApiModule {}
