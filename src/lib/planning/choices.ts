/**
 * What is done next, for a row of decisions: to each the days of a next look and the share each gets. One growing
 * list for all: a plan has a hundred thousand decisions and is computed some fifty times.
 */
export class Choices {
	/** Where the options of a decision begin and end. */
	readonly begin: Int32Array;
	readonly end: Int32Array;
	option: Int16Array;
	share: Float64Array;
	/** For the decision made last: what a look on each day brings beyond waiting. */
	readonly gain: Float64Array;
	#size = 0;

	constructor(decisions: number, days: number) {
		this.gain = new Float64Array(days);
		this.begin = new Int32Array(decisions);
		this.end = new Int32Array(decisions);
		this.option = new Int16Array(decisions * 16 + 1024);
		this.share = new Float64Array(decisions * 16 + 1024);
	}

	clear(): void {
		this.#size = 0;
	}

	/**
	 * Decides when to look, given what a look brings on each day `from` to `to` - 1 (`options`), what
	 * none brings (`options[to]`) and the chance to be there on each day: W_u = W_u+1 + there_u x
	 * max(0, option_u - W_u+1), from the last day back. Gains within `softness` of zero count in part,
	 * so that every near-best day gets a share: max(0, x) becomes (x + s)^2 / 4s, which is convex, never
	 * below it, and needs no exponential. Gives W_from.
	 */
	choose(
		decision: number,
		options: Float64Array,
		there: Float64Array,
		from: number,
		to: number,
		softness: number
	): number {
		if (this.#size + to - from > this.option.length) this.#grow();
		const { option, share } = this;
		const begin = this.#size;
		let size = begin;
		let wait = options[to] as number;
		for (let day = to - 1; day >= from; day--) {
			const gain = (options[day] as number) - wait;
			this.gain[day] = gain;
			if (gain <= -softness) continue;
			const chance = there[day] as number;
			const clear = gain >= softness;
			wait += chance * (clear ? gain : ((gain + softness) * (gain + softness)) / (4 * softness));
			option[size] = day;
			share[size++] = clear ? chance : (chance * (gain + softness)) / (2 * softness);
		}
		this.begin[decision] = begin;
		this.end[decision] = this.#size = size;
		let left = 1;
		for (let i = size - 1; i >= begin; i--) {
			const taken = left * (share[i] as number);
			share[i] = taken;
			left -= taken;
		}
		return wait;
	}

	#grow(): void {
		const [option, share] = [this.option, this.share];
		this.option = new Int16Array(option.length * 2);
		this.share = new Float64Array(share.length * 2);
		this.option.set(option);
		this.share.set(share);
	}
}
