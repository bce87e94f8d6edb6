/** Callers for the simulated PBX: one that follows a script and takes the times, and many that make a load. */
package dev.attendant.testcalls.caller;
