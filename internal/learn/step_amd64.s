#include "textflag.h"

DATA half<>+0(SB)/4, $0x3f000000
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA unit<>+0(SB)/4, $0x3f800000
GLOBL unit<>(SB), RODATA|NOPTR, $4

// GATE turns the sum in X into the gate's value: 0.5 + 0.5·(y/√(1+y·y)), y = 0.5·x.
#define GATE(X, T) \
	VMULPS Y15, X, X \
	VMULPS X, X, T \
	VADDPS Y14, T, T \
	VSQRTPS T, T \
	VDIVPS T, X, X \
	VMULPS Y15, X, X \
	VADDPS Y15, X, X

// func stepVector(n int, state, u0, u1, u2, skip, vf, vr, bf, br, h *float32)
// n is a multiple of 8. Every operation is the one of step1, rounded alike.
TEXT ·stepVector(SB), NOSPLIT, $0-88
	MOVQ n+0(FP), CX
	MOVQ state+8(FP), DI
	MOVQ u0+16(FP), SI
	MOVQ u1+24(FP), R8
	MOVQ u2+32(FP), R9
	MOVQ skip+40(FP), R10
	MOVQ vf+48(FP), R11
	MOVQ vr+56(FP), R12
	MOVQ bf+64(FP), R13
	MOVQ br+72(FP), AX
	MOVQ h+80(FP), BX
	VBROADCASTSS half<>(SB), Y15
	VBROADCASTSS unit<>(SB), Y14
	XORQ DX, DX
loop:
	VMOVUPS (DI)(DX*4), Y0       // c
	VMULPS (R11)(DX*4), Y0, Y1   // vf·c
	VADDPS (R8)(DX*4), Y1, Y1    // u1 + vf·c
	VADDPS (R13)(DX*4), Y1, Y1   // + bf
	VMULPS (R12)(DX*4), Y0, Y2
	VADDPS (R9)(DX*4), Y2, Y2
	VADDPS (AX)(DX*4), Y2, Y2
	GATE(Y1, Y3)                 // f
	GATE(Y2, Y4)                 // r
	VMULPS Y0, Y1, Y5            // f·c
	VSUBPS Y1, Y14, Y6           // 1-f
	VMULPS (SI)(DX*4), Y6, Y6    // (1-f)·u0
	VADDPS Y6, Y5, Y0            // c
	VMOVUPS Y0, (DI)(DX*4)
	VMULPS Y0, Y2, Y5            // r·c
	VSUBPS Y2, Y14, Y6           // 1-r
	VMULPS (R10)(DX*4), Y6, Y6   // (1-r)·skip
	VADDPS Y6, Y5, Y5
	VMOVUPS Y5, (BX)(DX*4)
	ADDQ $8, DX
	CMPQ DX, CX
	JLT  loop
	VZEROUPPER
	RET
