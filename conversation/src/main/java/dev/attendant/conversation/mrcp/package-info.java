/** The line whose exchanges the PBX runs with its own UniMRCP: what Asterisk's and FreeSWITCH's ways share. */
package dev.attendant.conversation.mrcp;
