/**
 * Engines that hear and speak without a key and without leaving the machine. Each is in a package of its own,

import dev.attendant.conversation.Engines;
 * found by its factory under {@code META-INF/services} and chosen by its name in the configuration: the
 * synthesisers {@code freetts}, {@code espeak-ng} and {@code command}, the recogniser {@code sphinx4}. The
 * {@link dev.attendant.speech.cache.CachedSynthesizer} wraps any synthesiser.
 */
package dev.attendant.speech;
