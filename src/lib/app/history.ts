export { historyOf as historyLines } from '$lib/storage/log';
