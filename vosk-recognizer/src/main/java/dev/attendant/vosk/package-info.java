/**
 * The recogniser Vosk (Kaldi) in this process, with models that the operator supplies: one folder for a language.
 * Native code: what it would end the process for (a model that is none, audio at another rate than the model's) is
 * looked at before it is called.
 */
package dev.attendant.vosk;
