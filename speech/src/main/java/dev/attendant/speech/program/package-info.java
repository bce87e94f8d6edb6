/**
 * Synthesisers that are programs of their own: one process for a sentence, started without a shell. The engines
 * {@code espeak-ng} and {@code command} say what is run; how it is run, read, bounded and ended is here.
 */
package dev.attendant.speech.program;
