/* The weights of the tagger of reported speech, as they stand in models/speech/weights.bin. */
	.section .rodata
	.balign 64
	.hidden sg_model__start
	.global sg_model__start
	.type sg_model__start, %object
sg_model__start:
	.incbin SG_SPEECH_WEIGHTS
	.size sg_model__start, . - sg_model__start
	.section .note.GNU-stack, "", %progbits
