/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import static io.yunheng.fixity.assembly.GeneralRegister.R10;
import static io.yunheng.fixity.assembly.GeneralRegister.R11;
import static io.yunheng.fixity.assembly.GeneralRegister.R12;
import static io.yunheng.fixity.assembly.GeneralRegister.R13;
import static io.yunheng.fixity.assembly.GeneralRegister.R14;
import static io.yunheng.fixity.assembly.GeneralRegister.R15;
import static io.yunheng.fixity.assembly.GeneralRegister.R8;
import static io.yunheng.fixity.assembly.GeneralRegister.R9;
import static io.yunheng.fixity.assembly.GeneralRegister.RAX;
import static io.yunheng.fixity.assembly.GeneralRegister.RBP;
import static io.yunheng.fixity.assembly.GeneralRegister.RBX;
import static io.yunheng.fixity.assembly.GeneralRegister.RCX;
import static io.yunheng.fixity.assembly.GeneralRegister.RDI;
import static io.yunheng.fixity.assembly.GeneralRegister.RDX;
import static io.yunheng.fixity.assembly.GeneralRegister.RSI;
import static io.yunheng.fixity.assembly.MemoryOperand.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssemblerTest {
  /** What is written, how another assembler is told so, and the bytes that it makes of it. */
  record Line(Consumer<Assembler> written, String text, String bytes) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Line line(String text, String bytes, Consumer<Assembler> written) {
    return new Line(written, text, bytes);
  }

  private static final MemoryOperand ORDERS = at(RCX, 0x100);

  private static Line wide(String text, String bytes, Consumer<VectorCode> written) {
    return line(text, bytes, to -> written.accept(Width.SIXTEEN.code(to, ORDERS)));
  }

  /** Where a register is wanted meanwhile, the first is taken. */
  private static Line narrow(String text, String bytes, Consumer<VectorCode> written) {
    return line(text, bytes, to -> written.accept(Width.EIGHT.code(to, ORDERS)));
  }

  /** Bytes made by GNU as 2.40 (Debian 12). */
  static Stream<Line> lines() {
    return Stream.of(
        wide(
            "vmovdqu32 zmm0, [rdi]", "62 f1 7e 48 6f 07", to -> to.load(new Vector(0), at(RDI, 0))),
        wide(
            "vmovdqu32 zmm9, [rsi+0x40]",
            "62 71 7e 48 6f 4e 01",
            to -> to.load(new Vector(9), at(RSI, 0x40))),
        wide(
            "vmovdqu32 zmm17, [rax+r8]",
            "62 a1 7e 48 6f 0c 00",
            to -> to.load(new Vector(17), at(RAX, R8))),
        wide(
            "vmovdqu32 zmm31, [r8+r9]",
            "62 01 7e 48 6f 3c 08",
            to -> to.load(new Vector(31), at(R8, R9))),
        wide(
            "vmovdqu32 zmm3, [rsi+r9+0x3c00]",
            "62 b1 7e 48 6f 9c 0e 00 3c 00 00",
            to -> to.load(new Vector(3), at(RSI, R9, 0x3c00))),
        wide(
            "vmovdqu32 zmm21, [rsi+r9+0x40]",
            "62 a1 7e 48 6f 6c 0e 01",
            to -> to.load(new Vector(21), at(RSI, R9, 0x40))),
        wide(
            "vmovdqu32 [rdi+0x1e0], zmm31",
            "62 61 7e 48 7f bf e0 01 00 00",
            to -> to.store(at(RDI, 0x1e0), new Vector(31))),
        wide(
            "vmovdqu32 [rdx+0x100], zmm23",
            "62 e1 7e 48 7f 7a 04",
            to -> to.store(at(RDX, 0x100), new Vector(23))),
        wide(
            "vmovdqa32 zmm5, zmm30",
            "62 91 7d 48 6f ee",
            to -> to.copy(new Vector(5), new Vector(30))),
        wide(
            "vpaddd zmm1, zmm2, zmm3",
            "62 f1 6d 48 fe cb",
            to -> to.add(new Vector(1), new Vector(2), new Vector(3))),
        wide(
            "vpaddd zmm31, zmm16, zmm8",
            "62 41 7d 40 fe f8",
            to -> to.add(new Vector(31), new Vector(16), new Vector(8))),
        wide(
            "vpaddd zmm8, zmm31, zmm24",
            "62 11 05 40 fe c0",
            to -> to.add(new Vector(8), new Vector(31), new Vector(24))),
        wide(
            "vpaddd zmm7, zmm22, [rdi+0x1c0]",
            "62 f1 4d 40 fe 7f 07",
            to -> to.add(new Vector(7), new Vector(22), at(RDI, 0x1c0))),
        wide(
            "vpaddd zmm7, zmm22, dword ptr [rcx+0xfc]{1to16}",
            "62 f1 4d 50 fe 79 3f",
            to -> to.addNumber(new Vector(7), new Vector(22), at(RCX, 0), 63)),
        wide(
            "vpxord zmm4, zmm15, zmm16",
            "62 b1 05 48 ef e0",
            to -> to.xor(new Vector(4), new Vector(15), new Vector(16))),
        wide(
            "vpxord zmm20, zmm21, [r9+0x80]",
            "62 c1 55 40 ef 61 02",
            to -> to.xor(new Vector(20), new Vector(21), at(R9, 0x80))),
        wide(
            "vprold zmm3, zmm19, 15",
            "62 b1 65 48 72 cb 0f",
            to -> to.rotateLeft(new Vector(3), new Vector(19), 15)),
        wide(
            "vprold zmm27, zmm2, 7",
            "62 f1 25 40 72 ca 07",
            to -> to.rotateRight(new Vector(27), new Vector(2), 25)),
        wide(
            "vpsrld zmm10, zmm11, 3",
            "62 d1 2d 48 72 d3 03",
            to -> to.shiftRight(new Vector(10), new Vector(11), 3)),
        wide(
            "vpternlogd zmm1, zmm18, zmm28, 0x96",
            "62 93 6d 40 25 cc 96",
            to -> to.ternary(new Vector(1), new Vector(18), new Vector(28), TernaryLogic.PARITY)),
        wide(
            "vpternlogd zmm30, zmm6, zmm13, 0xca",
            "62 43 4d 48 25 f5 ca",
            to ->
                to.ternary(
                    new Vector(30), new Vector(6), new Vector(13), TernaryLogic.FIRST_CHOOSES)),
        wide(
            "vpshufb zmm14, zmm14, [rcx+0x100]",
            "62 72 0d 48 00 71 04",
            to -> to.swapBytes(new Vector(14))),
        wide(
            "vpunpckldq zmm2, zmm25, zmm9",
            "62 d1 35 40 62 d1",
            to -> to.unpackLow(new Vector(2), new Vector(25), new Vector(9))),
        wide(
            "vpunpckhdq zmm25, zmm9, zmm2",
            "62 61 35 48 6a ca",
            to -> to.unpackHigh(new Vector(25), new Vector(9), new Vector(2))),
        wide(
            "vpunpcklqdq zmm16, zmm0, zmm31",
            "62 81 fd 48 6c c7",
            to -> to.unpackLowPairs(new Vector(16), new Vector(0), new Vector(31))),
        wide(
            "vpunpckhqdq zmm0, zmm31, zmm16",
            "62 b1 85 40 6d c0",
            to -> to.unpackHighPairs(new Vector(0), new Vector(31), new Vector(16))),
        narrow("vmovdqu ymm0, [rdi]", "c5 fe 6f 07", to -> to.load(new Vector(0), at(RDI, 0))),
        narrow(
            "vmovdqu ymm9, [rsi+0x40]",
            "c5 7e 6f 4e 40",
            to -> to.load(new Vector(9), at(RSI, 0x40))),
        narrow(
            "vmovdqu ymm7, [rax+r8]",
            "c4 a1 7e 6f 3c 00",
            to -> to.load(new Vector(7), at(RAX, R8))),
        narrow(
            "vmovdqu ymm15, [r8+r9+0x20]",
            "c4 01 7e 6f 7c 08 20",
            to -> to.load(new Vector(15), at(R8, R9, 0x20))),
        narrow(
            "vmovdqu ymm3, [rsi+r9+0x1c00]",
            "c4 a1 7e 6f 9c 0e 00 1c 00 00",
            to -> to.load(new Vector(3), at(RSI, R9, 0x1c00))),
        narrow(
            "vmovdqu [rdi+0x1e0], ymm12",
            "c5 7e 7f a7 e0 01 00 00",
            to -> to.store(at(RDI, 0x1e0), new Vector(12))),
        narrow("vmovdqu [r8], ymm2", "c4 c1 7e 7f 10", to -> to.store(at(R8, 0), new Vector(2))),
        narrow("vmovdqa ymm11, ymm5", "c5 7d 6f dd", to -> to.copy(new Vector(11), new Vector(5))),
        narrow(
            "vpaddd ymm1, ymm2, ymm3",
            "c5 ed fe cb",
            to -> to.add(new Vector(1), new Vector(2), new Vector(3))),
        narrow(
            "vpaddd ymm15, ymm14, ymm13",
            "c4 41 0d fe fd",
            to -> to.add(new Vector(15), new Vector(14), new Vector(13))),
        narrow(
            "vpaddd ymm7, ymm10, [rdi+0x1c0]",
            "c5 ad fe bf c0 01 00 00",
            to -> to.add(new Vector(7), new Vector(10), at(RDI, 0x1c0))),
        narrow(
            "vpaddd ymm7, ymm10, [r9+0x40]",
            "c4 c1 2d fe 79 40",
            to -> to.add(new Vector(7), new Vector(10), at(R9, 0x40))),
        narrow(
            "vpaddd ymm7, ymm8, [rcx+0x7e0]",
            "c5 bd fe b9 e0 07 00 00",
            to -> to.addNumber(new Vector(7), new Vector(8), at(RCX, 0), 63)),
        narrow(
            "vpxor ymm4, ymm15, ymm6",
            "c5 85 ef e6",
            to -> to.xor(new Vector(4), new Vector(15), new Vector(6))),
        narrow(
            "vmovdqu ymm4, [rdi+0x100]; vpxor ymm4, ymm4, [rdi+0x180]",
            "c5 fe 6f a7 00 01 00 00 c5 dd ef a7 80 01 00 00",
            to -> to.xor(new Vector(4), at(RDI, 0x100), at(RDI, 0x180))),
        narrow(
            "vpsrld ymm0, ymm9, 17; vpslld ymm3, ymm9, 15; vpor ymm3, ymm3, ymm0",
            "c4 c1 7d 72 d1 11 c4 c1 65 72 f1 0f c5 e5 eb d8",
            to -> to.rotateLeft(new Vector(3), new Vector(9), 15)),
        narrow(
            "vmovdqu ymm3, [rdi+0x20]; vpsrld ymm0, ymm3, 25; vpslld ymm3, ymm3, 7; vpor ymm3,"
                + " ymm3, ymm0",
            "c5 fe 6f 5f 20 c5 fd 72 d3 19 c5 e5 72 f3 07 c5 e5 eb d8",
            to -> to.rotateLeft(new Vector(3), at(RDI, 0x20), 7)),
        narrow(
            "vpshufb ymm13, ymm2, [rcx+0x140]",
            "c4 62 6d 00 a9 40 01 00 00",
            to -> to.rotateLeft(new Vector(13), new Vector(2), 16)),
        narrow(
            "vpshufb ymm2, ymm2, [rcx+0x160]",
            "c4 e2 6d 00 91 60 01 00 00",
            to -> to.rotateRight(new Vector(2), new Vector(2), 8)),
        narrow(
            "vpsrld ymm10, ymm11, 3",
            "c4 c1 2d 72 d3 03",
            to -> to.shiftRight(new Vector(10), new Vector(11), 3)),
        narrow(
            "vpxor ymm1, ymm1, ymm2; vpxor ymm1, ymm1, ymm13",
            "c5 f5 ef ca c4 c1 75 ef cd",
            to -> to.ternary(new Vector(1), new Vector(2), new Vector(13), TernaryLogic.PARITY)),
        narrow(
            "vpor ymm0, ymm1, ymm2; vpand ymm1, ymm1, ymm2; vpand ymm0, ymm0, ymm9; vpor ymm1,"
                + " ymm1, ymm0",
            "c5 f5 eb c2 c5 f5 db ca c4 c1 7d db c1 c5 f5 eb c8",
            to -> to.ternary(new Vector(1), new Vector(2), new Vector(9), TernaryLogic.MAJORITY)),
        narrow(
            "vpxor ymm0, ymm2, ymm9; vpand ymm1, ymm1, ymm0; vpxor ymm1, ymm1, ymm9",
            "c4 c1 6d ef c1 c5 f5 db c8 c4 c1 75 ef c9",
            to ->
                to.ternary(
                    new Vector(1), new Vector(2), new Vector(9), TernaryLogic.FIRST_CHOOSES)),
        narrow(
            "vpxor ymm8, ymm8, ymm9; vpand ymm8, ymm8, ymm2; vpxor ymm8, ymm8, ymm9",
            "c4 41 3d ef c1 c5 3d db c2 c4 41 3d ef c1",
            to ->
                to.ternary(
                    new Vector(8), new Vector(2), new Vector(9), TernaryLogic.SECOND_CHOOSES)),
        narrow(
            "vpshufb ymm3, ymm1, [rcx+0x120]; vpxor ymm3, ymm3, ymm1; vpsrld ymm0, ymm3, 23; vpslld"
                + " ymm3, ymm3, 9; vpor ymm3, ymm3, ymm0; vpxor ymm1, ymm1, ymm3",
            "c4 e2 75 00 99 20 01 00 00 c5 e5 ef d9 c5 fd 72 d3 17 c5 e5 72 f3 09 c5 e5 eb d8 c5 f5"
                + " ef cb",
            to -> to.xorTurned(new Vector(1), new Vector(3), 9, new Vector(4), 17)),
        narrow(
            "vpshufb ymm14, ymm14, [rcx+0x100]",
            "c4 62 0d 00 b1 00 01 00 00",
            to -> to.swapBytes(new Vector(14))),
        narrow(
            "vpunpckldq ymm2, ymm5, ymm9",
            "c4 c1 55 62 d1",
            to -> to.unpackLow(new Vector(2), new Vector(5), new Vector(9))),
        narrow(
            "vpunpckhdq ymm15, ymm9, ymm2",
            "c5 35 6a fa",
            to -> to.unpackHigh(new Vector(15), new Vector(9), new Vector(2))),
        narrow(
            "vpunpcklqdq ymm6, ymm0, ymm11",
            "c4 c1 7d 6c f3",
            to -> to.unpackLowPairs(new Vector(6), new Vector(0), new Vector(11))),
        narrow(
            "vpunpckhqdq ymm0, ymm11, ymm6",
            "c5 a5 6d c6",
            to -> to.unpackHighPairs(new Vector(0), new Vector(11), new Vector(6))),
        line(
            "vshufi32x4 zmm25, zmm1, zmm17, 0x88",
            "62 23 75 48 43 c9 88",
            to ->
                new Avx512Code(to, ORDERS)
                    .shuffleQuarters(new Vector(25), new Vector(1), new Vector(17), 0x88)),
        line(
            "vperm2i128 ymm0, ymm1, ymm5, 0x20",
            "c4 e3 75 46 c5 20",
            to ->
                new Avx2Code(to, ORDERS).halves(new Vector(0), new Vector(1), new Vector(5), 0x20)),
        line(
            "vperm2i128 ymm13, ymm1, ymm12, 0x31",
            "c4 43 75 46 ec 31",
            to ->
                new Avx2Code(to, ORDERS)
                    .halves(new Vector(13), new Vector(1), new Vector(12), 0x31)),
        wide("vzeroupper", "c5 f8 77", to -> to.zeroUpper()),
        line("movdqu xmm3, [rsi+0x10]", "f3 0f 6f 5e 10", to -> to.load(new Xmm(3), at(RSI, 0x10))),
        line("movdqu xmm6, [r8]", "f3 41 0f 6f 30", to -> to.load(new Xmm(6), at(R8, 0))),
        line("movdqu [rdi], xmm1", "f3 0f 7f 0f", to -> to.store(at(RDI, 0), new Xmm(1))),
        line(
            "movdqu [r9+0x10], xmm2",
            "f3 41 0f 7f 51 10",
            to -> to.store(at(R9, 0x10), new Xmm(2))),
        line("movdqa xmm0, xmm5", "66 0f 6f c5", to -> to.copy(new Xmm(0), new Xmm(5))),
        line("paddd xmm3, xmm7", "66 0f fe df", to -> to.add(new Xmm(3), new Xmm(7))),
        line("paddd xmm0, [rcx+0x30]", "66 0f fe 41 30", to -> to.add(new Xmm(0), at(RCX, 0x30))),
        line("paddd xmm2, [r8+0x20]", "66 41 0f fe 50 20", to -> to.add(new Xmm(2), at(R8, 0x20))),
        line(
            "pshufb xmm4, [rcx+0x100]",
            "66 0f 38 00 a1 00 01 00 00",
            to -> to.shuffleBytes(new Xmm(4), at(RCX, 0x100))),
        line(
            "pshufd xmm0, xmm0, 0x0e",
            "66 0f 70 c0 0e",
            to -> to.shuffleWords(new Xmm(0), new Xmm(0), 0x0e)),
        line(
            "palignr xmm7, xmm5, 4",
            "66 0f 3a 0f fd 04",
            to -> to.alignRight(new Xmm(7), new Xmm(5), 4)),
        line(
            "sha256rnds2 xmm2, xmm1, xmm0",
            "0f 38 cb d1",
            to -> to.sha256Rounds(new Xmm(2), new Xmm(1))),
        line(
            "sha256msg1 xmm3, xmm4",
            "0f 38 cc dc",
            to -> to.sha256Message1(new Xmm(3), new Xmm(4))),
        line(
            "sha256msg2 xmm3, xmm6",
            "0f 38 cd de",
            to -> to.sha256Message2(new Xmm(3), new Xmm(6))),
        line(
            "movdqu xmm12, [r8+0x10]",
            "f3 45 0f 6f 60 10",
            to -> to.load(new Xmm(12), at(R8, 0x10))),
        line("paddd xmm9, xmm13", "66 45 0f fe cd", to -> to.add(new Xmm(9), new Xmm(13))),
        line(
            "pshufb xmm8, [rcx+0x100]",
            "66 44 0f 38 00 81 00 01 00 00",
            to -> to.shuffleBytes(new Xmm(8), at(RCX, 0x100))),
        line(
            "palignr xmm7, xmm13, 4",
            "66 41 0f 3a 0f fd 04",
            to -> to.alignRight(new Xmm(7), new Xmm(13), 4)),
        line(
            "sha256rnds2 xmm9, xmm8, xmm0",
            "45 0f 38 cb c8",
            to -> to.sha256Rounds(new Xmm(9), new Xmm(8))),
        line(
            "sha256msg1 xmm10, xmm11",
            "45 0f 38 cc d3",
            to -> to.sha256Message1(new Xmm(10), new Xmm(11))),
        line(
            "sha256msg2 xmm3, xmm13",
            "41 0f 38 cd dd",
            to -> to.sha256Message2(new Xmm(3), new Xmm(13))),
        line("mov rax, [rsi+0x78]", "48 8b 46 78", to -> to.load(RAX, at(RSI, 0x78))),
        line("mov r9, [r8+8]", "4d 8b 48 08", to -> to.load(R9, at(R8, 8))),
        line("add r8, 64", "49 83 c0 40", to -> to.add(R8, 64)),
        line("add rsi, 64", "48 83 c6 40", to -> to.add(RSI, 64)),
        line("sub rdx, 1", "48 83 ea 01", to -> to.subtract(RDX, 1)),
        line("sub r9, 256", "49 81 e9 00 01 00 00", to -> to.subtract(R9, 256)),
        line("xor r8, r8", "4d 31 c0", to -> to.clear(R8)),
        line("push rbx", "53", to -> to.push(RBX)),
        line("push r15", "41 57", to -> to.push(R15)),
        line("pop rbp", "5d", to -> to.pop(RBP)),
        line("pop r12", "41 5c", to -> to.pop(R12)),
        line("mov [rcx+0x110], rdi", "48 89 b9 10 01 00 00", to -> to.store(at(RCX, 0x110), RDI)),
        line("mov [r8], r9", "4d 89 08", to -> to.store(at(R8, 0), R9)),
        line("mov rdi, rcx", "48 89 cf", to -> to.copy(RDI, RCX)),
        line("mov r14, rsi", "49 89 f6", to -> to.copy(R14, RSI)),
        line("mov eax, [rsi+8]", "8b 46 08", to -> to.loadWord(RAX, at(RSI, 8))),
        line(
            "mov r11d, [rdi+0x104]",
            "44 8b 9f 04 01 00 00",
            to -> to.loadWord(R11, at(RDI, 0x104))),
        line("mov [rdi+0x40], ebp", "89 6f 40", to -> to.storeWord(at(RDI, 0x40), RBP)),
        line("mov [r9], r10d", "45 89 11", to -> to.storeWord(at(R9, 0), R10)),
        line(
            "movbe ebp, [rsi+0x3c]",
            "0f 38 f0 6e 3c",
            to -> to.loadWordBigEndian(RBP, at(RSI, 0x3c))),
        line("movbe r12d, [r8]", "45 0f 38 f0 20", to -> to.loadWordBigEndian(R12, at(R8, 0))),
        line("mov r14d, eax", "41 89 c6", to -> to.copyWord(R14, RAX)),
        line("mov ecx, r15d", "44 89 f9", to -> to.copyWord(RCX, R15)),
        line("add edx, r12d", "44 01 e2", to -> to.addWord(RDX, R12)),
        line("add r8d, ebp", "41 01 e8", to -> to.addWord(R8, RBP)),
        line("xor r10d, ebx", "41 31 da", to -> to.xorWord(R10, RBX)),
        line("xor r12d, r13d", "45 31 ec", to -> to.xorWord(R12, R13)),
        line("xor ebp, [rdi+0x1c]", "33 6f 1c", to -> to.xorWord(RBP, at(RDI, 0x1c))),
        line("and r14d, r11d", "45 21 de", to -> to.andWord(R14, R11)),
        line(
            "lea r13d, [r8+0x12345678]",
            "45 8d a8 78 56 34 12",
            to -> to.sumOfWords(R13, R8, 0x12345678)),
        line("lea ebx, [rax+0x10]", "8d 58 10", to -> to.sumOfWords(RBX, RAX, 0x10)),
        line("rorx r12d, eax, 20", "c4 63 7b f0 e0 14", to -> to.rotateWordRight(R12, RAX, 20)),
        line("rorx r14d, r9d, 23", "c4 43 7b f0 f1 17", to -> to.rotateWordRight(R14, R9, 23)),
        line("rorx eax, ebx, 7", "c4 e3 7b f0 c3 07", to -> to.rotateWordRight(RAX, RBX, 7)),
        line(
            "rorx r15d, [rdi+0x34], 17",
            "c4 63 7b f0 7f 34 11",
            to -> to.rotateWordRight(R15, at(RDI, 0x34), 17)),
        line(
            "rorx ecx, [r8+0x100], 9",
            "c4 c3 7b f0 88 00 01 00 00 09",
            to -> to.rotateWordRight(RCX, at(R8, 0x100), 9)),
        line("ret", "c3", to -> to.end()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachInstructionIsCodedAsElsewhere(Line line) {
    Assembler to = new Assembler();
    line.written.accept(to);

    assertThat(HexFormat.ofDelimiter(" ").formatHex(to.code())).isEqualTo(line.bytes);
  }

  @Test
  void aLoopGoesBackToItsBeginning() {
    Assembler to = new Assembler();
    Assembler.Label again = to.here();
    to.subtract(RDX, 1);
    to.jumpUnlessZero(again);

    assertThat(HexFormat.ofDelimiter(" ").formatHex(to.code()))
        .isEqualTo("48 83 ea 01 0f 85 f6 ff ff ff");
  }

  @ParameterizedTest
  @EnumSource
  void registersAreGivenBackOnce(Width width) {
    VectorCode code = width.code(new Assembler(), ORDERS);
    Vector one = code.allocate();
    code.give(one);

    assertThatThrownBy(() -> code.give(one)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> code.allocate(33)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Vector(32)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Xmm(16)).isInstanceOf(IllegalArgumentException.class);
  }
}
