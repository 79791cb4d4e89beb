/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

import static io.yunheng.handover.digest.assembly.General.R10;
import static io.yunheng.handover.digest.assembly.General.R11;
import static io.yunheng.handover.digest.assembly.General.R12;
import static io.yunheng.handover.digest.assembly.General.R13;
import static io.yunheng.handover.digest.assembly.General.R14;
import static io.yunheng.handover.digest.assembly.General.R15;
import static io.yunheng.handover.digest.assembly.General.R8;
import static io.yunheng.handover.digest.assembly.General.R9;
import static io.yunheng.handover.digest.assembly.General.RAX;
import static io.yunheng.handover.digest.assembly.General.RBP;
import static io.yunheng.handover.digest.assembly.General.RBX;
import static io.yunheng.handover.digest.assembly.General.RCX;
import static io.yunheng.handover.digest.assembly.General.RDI;
import static io.yunheng.handover.digest.assembly.General.RDX;
import static io.yunheng.handover.digest.assembly.General.RSI;
import static io.yunheng.handover.digest.assembly.Place.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  /** Bytes made by GNU as 2.40 (Debian 12). */
  static Stream<Line> lines() {
    return Stream.of(
        line("vmovdqu32 zmm0, [rdi]", "62 f1 7e 48 6f 07", to -> to.load(new Zmm(0), at(RDI, 0))),
        line(
            "vmovdqu32 zmm9, [rsi+0x40]",
            "62 71 7e 48 6f 4e 01",
            to -> to.load(new Zmm(9), at(RSI, 0x40))),
        line(
            "vmovdqu32 zmm17, [rax+r8]",
            "62 a1 7e 48 6f 0c 00",
            to -> to.load(new Zmm(17), at(RAX, R8))),
        line(
            "vmovdqu32 zmm31, [r8+r9]",
            "62 01 7e 48 6f 3c 08",
            to -> to.load(new Zmm(31), at(R8, R9))),
        line(
            "vmovdqu32 zmm3, [rsi+r9+0x3c00]",
            "62 b1 7e 48 6f 9c 0e 00 3c 00 00",
            to -> to.load(new Zmm(3), at(RSI, R9, 0x3c00))),
        line(
            "vmovdqu32 zmm21, [rsi+r9+0x40]",
            "62 a1 7e 48 6f 6c 0e 01",
            to -> to.load(new Zmm(21), at(RSI, R9, 0x40))),
        line(
            "vmovdqu32 [rdi+0x1e0], zmm31",
            "62 61 7e 48 7f bf e0 01 00 00",
            to -> to.store(at(RDI, 0x1e0), new Zmm(31))),
        line(
            "vmovdqu32 [rdx+0x100], zmm23",
            "62 e1 7e 48 7f 7a 04",
            to -> to.store(at(RDX, 0x100), new Zmm(23))),
        line("vmovdqa32 zmm5, zmm30", "62 91 7d 48 6f ee", to -> to.copy(new Zmm(5), new Zmm(30))),
        line(
            "vpbroadcastd zmm12, dword ptr [rcx+0x84]",
            "62 72 7d 48 58 61 21",
            to -> to.broadcast(new Zmm(12), at(RCX, 0x84))),
        line(
            "vpbroadcastd zmm29, dword ptr [r8+4]",
            "62 42 7d 48 58 68 01",
            to -> to.broadcast(new Zmm(29), at(R8, 4))),
        line(
            "vpaddd zmm1, zmm2, zmm3",
            "62 f1 6d 48 fe cb",
            to -> to.add(new Zmm(1), new Zmm(2), new Zmm(3))),
        line(
            "vpaddd zmm31, zmm16, zmm8",
            "62 41 7d 40 fe f8",
            to -> to.add(new Zmm(31), new Zmm(16), new Zmm(8))),
        line(
            "vpaddd zmm8, zmm31, zmm24",
            "62 11 05 40 fe c0",
            to -> to.add(new Zmm(8), new Zmm(31), new Zmm(24))),
        line(
            "vpaddd zmm7, zmm22, [rdi+0x1c0]",
            "62 f1 4d 40 fe 7f 07",
            to -> to.add(new Zmm(7), new Zmm(22), at(RDI, 0x1c0))),
        line(
            "vpaddd zmm7, zmm22, dword ptr [rcx+0xfc]{1to16}",
            "62 f1 4d 50 fe 79 3f",
            to -> to.addBroadcast(new Zmm(7), new Zmm(22), at(RCX, 0xfc))),
        line(
            "vpxord zmm4, zmm15, zmm16",
            "62 b1 05 48 ef e0",
            to -> to.xor(new Zmm(4), new Zmm(15), new Zmm(16))),
        line(
            "vpxord zmm20, zmm21, [r9+0x80]",
            "62 c1 55 40 ef 61 02",
            to -> to.xor(new Zmm(20), new Zmm(21), at(R9, 0x80))),
        line(
            "vprold zmm3, zmm19, 15",
            "62 b1 65 48 72 cb 0f",
            to -> to.rotateLeft(new Zmm(3), new Zmm(19), 15)),
        line(
            "vprord zmm27, zmm2, 25",
            "62 f1 25 40 72 c2 19",
            to -> to.rotateRight(new Zmm(27), new Zmm(2), 25)),
        line(
            "vpsrld zmm10, zmm11, 3",
            "62 d1 2d 48 72 d3 03",
            to -> to.shiftRight(new Zmm(10), new Zmm(11), 3)),
        line(
            "vpternlogd zmm1, zmm18, zmm28, 0x96",
            "62 93 6d 40 25 cc 96",
            to -> to.ternary(new Zmm(1), new Zmm(18), new Zmm(28), TernaryLogic.PARITY)),
        line(
            "vpternlogd zmm30, zmm6, zmm13, 0xca",
            "62 43 4d 48 25 f5 ca",
            to -> to.ternary(new Zmm(30), new Zmm(6), new Zmm(13), TernaryLogic.FIRST_CHOOSES)),
        line(
            "vpshufb zmm14, zmm26, [rcx+0x100]",
            "62 72 2d 40 00 71 04",
            to -> to.shuffleBytes(new Zmm(14), new Zmm(26), at(RCX, 0x100))),
        line(
            "vshufi32x4 zmm25, zmm1, zmm17, 0x88",
            "62 23 75 48 43 c9 88",
            to -> to.shuffleQuarters(new Zmm(25), new Zmm(1), new Zmm(17), 0x88)),
        line(
            "vpunpckldq zmm2, zmm25, zmm9",
            "62 d1 35 40 62 d1",
            to -> to.unpackLow(new Zmm(2), new Zmm(25), new Zmm(9))),
        line(
            "vpunpckhdq zmm25, zmm9, zmm2",
            "62 61 35 48 6a ca",
            to -> to.unpackHigh(new Zmm(25), new Zmm(9), new Zmm(2))),
        line(
            "vpunpcklqdq zmm16, zmm0, zmm31",
            "62 81 fd 48 6c c7",
            to -> to.unpackLowPairs(new Zmm(16), new Zmm(0), new Zmm(31))),
        line(
            "vpunpckhqdq zmm0, zmm31, zmm16",
            "62 b1 85 40 6d c0",
            to -> to.unpackHighPairs(new Zmm(0), new Zmm(31), new Zmm(16))),
        line("vzeroupper", "c5 f8 77", to -> to.zeroUpper()),
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

  @Test
  void registersAreGivenBackOnce() {
    Registers registers = new Registers();
    Zmm one = registers.take();
    registers.give(one);

    assertThatThrownBy(() -> registers.give(one)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> registers.take(Zmm.COUNT + 1)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Zmm(Zmm.COUNT)).isInstanceOf(IllegalArgumentException.class);
  }
}
