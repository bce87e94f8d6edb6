/**
 * A simulated FreeSWITCH: the outbound event socket's client, the built-in unicast audio, queues, as the real program
 * was observed to behave. A comment that begins with "Fact" names an observation on FreeSWITCH 1.11.1; what a comment
 * gives a source file for was read there and not observed.
 */
package dev.attendant.testcalls.freeswitch;
