/** Noises, and talks in noise of which each frame is known to be speech or not: what detectors of speech are measured on. */
package dev.attendant.testcalls.noise;
