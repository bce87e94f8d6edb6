/** Asterisk's own UniMRCP (app_unimrcp): MRCPSynth, MRCPRecog and SynthAndRecog, run on a call over AGI. */
package dev.attendant.asterisk.mrcp;
