/* The weights of the learned classifier, as they stand in models/stance/weights.bin. */
	.section .rodata
	.balign 64
	.hidden sg_net__weights_start
	.global sg_net__weights_start
	.type sg_net__weights_start, %object
sg_net__weights_start:
	.incbin SG_STANCE_WEIGHTS
	.size sg_net__weights_start, . - sg_net__weights_start
	.section .note.GNU-stack, "", %progbits
