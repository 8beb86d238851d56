// Serves an existing build; the end-to-end tests run against it.
import { serve } from './serve.mjs';

console.log(await serve(Number(process.env.PORT ?? 4173)));
