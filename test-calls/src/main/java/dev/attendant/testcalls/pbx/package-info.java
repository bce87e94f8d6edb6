/** What the simulated PBXs have in common: calls, callers, queues, outcomes, and the event loops they run on. */
package dev.attendant.testcalls.pbx;
