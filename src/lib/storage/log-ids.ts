import { reviewId, type DeviceId, type ReviewId } from '$lib/domain/ids';

const COUNTER_DIGITS = 10;

/** `<device>:<counter>`, padded so that ids of one device sort by counter. */
export const reviewIdOf = (device: DeviceId, counter: number): ReviewId =>
	reviewId(`${device}:${String(counter).padStart(COUNTER_DIGITS, '0')}`);

/** The device that gave a log row its id. */
export const deviceOf = (id: ReviewId): string => id.slice(0, -COUNTER_DIGITS - 1);
/** The how manieth log row of its device an id stands for, from 1. */
export const counterOf = (id: ReviewId): number => Number(id.slice(-COUNTER_DIGITS));
