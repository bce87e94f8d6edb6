/**
 * Engines that hear and speak. Each is in a package of its own, found by its factory under {@code META-INF/services} and
 * chosen by its name in the configuration. Without a key and without leaving the machine: the synthesisers
 * {@code freetts}, {@code espeak-ng} and {@code command}, the recogniser {@code sphinx4}. Services that hear:
 * {@code deepgram} and {@code vosk-server} over WebSockets ({@link dev.attendant.speech.socket}), {@code openai},
 * {@code google} and {@code azure} by one request an utterance ({@link dev.attendant.speech.request}). Services that
 * speak: by one request a sentence ({@link dev.attendant.speech.service}). The
 * {@link dev.attendant.speech.cache.CachedSynthesizer} wraps any synthesiser.
 */
package dev.attendant.speech;
