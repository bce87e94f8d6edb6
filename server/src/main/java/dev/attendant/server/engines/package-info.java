/**
 * The engines of a role as one: an ordered list, of which the next takes over when one fails. Each of
 * {@link dev.attendant.server.engines.FailoverModel}, {@link dev.attendant.server.engines.FailoverRecognizer} and
 * {@link dev.attendant.server.engines.FailoverSynthesizer} is an engine itself, so a talk knows of none of this.
 */
package dev.attendant.server.engines;
