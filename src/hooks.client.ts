/*
 * Trusted Types: the browser refuses a plain string where script could come in. The one exception
 * is the address of a worker, as long as it lies on our own origin.
 */
interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

trustedTypes?.createPolicy('default', {
	createScriptURL(address) {
		if (new URL(address, location.href).origin === location.origin) return address;
		throw new TypeError(`A script from elsewhere was refused: ${address}`);
	}
});
