/** What recognisers that are services on a network have in common. */
package dev.attendant.speech.remote;
