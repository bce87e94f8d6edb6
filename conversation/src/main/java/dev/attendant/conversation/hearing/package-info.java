/** Telling speech from everything else that comes over a line. */
package dev.attendant.conversation.hearing;
