/**
 * Recognisers that are asked once for a whole utterance. A vendor's adapter is a
 * {@link dev.attendant.speech.request.RequestDialect}.
 */
package dev.attendant.speech.request;
