import { config } from 'zod';

// The content security policy forbids building functions from text. Must come before any schema is made.
config({ jitless: true });
