/**
 * A simulated Asterisk: FastAGI client and AudioSocket client, as the real program was observed to behave. A comment
 * that begins with "Fact" names an observation on Asterisk 22; what a comment gives a source file for was read
 * there and not observed.
 */
package dev.attendant.testcalls.asterisk;
