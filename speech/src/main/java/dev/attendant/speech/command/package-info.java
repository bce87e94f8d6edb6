/**
 * The engine {@code command}: any program that speaks (piper, flite, pico2wave, …), by a command that the operator
 * writes. No shell reads it, and no text of a call can become an option of it.
 */
package dev.attendant.speech.command;
