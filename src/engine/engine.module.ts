import { Global, Module } from '@nestjs/common';
import { JobRegistry } from '../worker/job-registry.js';
import { ActWrites } from './act-writes.js';
import { Beginning } from './beginning.js';
import { BirthReader } from './birth-reader.js';
import { CaseBirths } from './case-births.js';
import { CaseClocks } from './case-clocks.js';
import { CaseDoor } from './case-door.js';
import { CaseEditor } from './case-editor.js';
import { CaseFinds } from './case-finds.js';
import { CaseFacts } from './case-facts.js';
import { CaseKinds } from './case-kinds.js';
import { CaseReader } from './case-reader.js';
import { CaseWriter } from './case-writer.js';
import { ClockRungs } from './clock-rungs.js';
import { Definitions } from './definitions.js';
import { Exceptions } from './exceptions.js';
import { KindBirths } from './kind-births.js';
import { Preparations } from './preparations.js';
import { Publishing } from './publishing.js';
import { RecountStore } from './recount-store.js';
import { Recounts } from './recounts.js';
import { StepWrites } from './step-writes.js';
import { TaskClaims } from './task-claims.js';
import { TimerJob } from './timer-job.js';
import { WorkflowEngine } from './workflow-engine.js';

const DOOR = [WorkflowEngine, CaseBirths, KindBirths, CaseDoor, CaseEditor, Preparations, TaskClaims];
const RECOUNTS = [Recounts, RecountStore];
const KNOWLEDGE = [CaseClocks, CaseFacts, CaseFinds, CaseKinds, ClockRungs, Definitions];

/** The one door and the stores it writes through; only the door is handed out. */
@Global()
@Module({
  providers: [
    ...DOOR,
    ...KNOWLEDGE,
    ...RECOUNTS,
    ActWrites,
    Beginning,
    BirthReader,
    CaseReader,
    CaseWriter,
    Exceptions,
    Publishing,
    StepWrites,
    TimerJob,
  ],
  exports: [...DOOR, ...KNOWLEDGE, ...RECOUNTS],
})
export class EngineModule {
  constructor(jobs: JobRegistry, timers: TimerJob) {
    jobs.register(timers);
  }
}
