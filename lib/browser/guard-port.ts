export { askWorker, onPush, WorkerGoneError } from '#lib/messages/guard-port.ts';
export { guardTimers, type Timers } from './timers.ts';
