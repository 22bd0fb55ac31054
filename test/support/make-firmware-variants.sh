#!/bin/bash
# Makes test/cases/firmware/variants: forms of containers that tools write besides their usual one, each with the same files in
# it. Needs Debian's mke2fs, mtools, cpio, tar, gzip, xz, bzip2, zstd, lz4, mksquashfs, mkbootimg, mkimage, objcopy.
set -eu
out=$(cd "$(dirname "$0")/../cases/firmware" && pwd)/variants
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/made" && rm -f "$out"/*.gz && cd "$work"
mkdir -p src/etc src/bin 'src/a folder with a long name/deeper'
printf 'NAME="TestOS"\nVERSION_ID="3.4"\n' > src/etc/os-release
echo 'MARKSMALL' > src/etc/small.txt
(seq 1 120; echo MARKTAIL) > src/etc/middling.txt
echo MARKLONG > 'src/a folder with a long name/deeper/a file whose name is far longer than the hundred letters that the oldest archives have room for, and goes on.txt'
python3 -c "
f=open('src/bin/holes','wb')
f.write(b'MARKHEAD\n'); f.seek(30000); f.write(b'MARKMIDDLE\n'); f.truncate(60000)"
made=made
ext() { name=$1 size=$2; shift 2; truncate -s "$size" $made/$name; mke2fs -q -F -d src "$@" $made/$name; }
ext ext2-holes.img 256K -t ext2 -b 1024 -N 32
ext ext4-inline.img 512K -t ext4 -b 1024 -I 256 -N 32 -O inline_data,64bit,metadata_csum,^has_journal
# files in more groups than one block has room to describe
mkdir -p lots && for n in $(seq 170); do echo > "lots/$n"; done
truncate -s 6M $made/ext4-meta-groups.img && mke2fs -q -F -t ext4 -b 1024 -g 256 -N 200 -O 64bit,meta_bg,^resize_inode,^flex_bg,^has_journal -d lots $made/ext4-meta-groups.img
ext ext4-clusters.img 2M -t ext4 -b 1024 -N 32 -O bigalloc,^has_journal -C 4096
# one file of more extents than one block of the tree has room for
mkdir -p many/etc && cp src/etc/os-release many/etc && python3 -c "
f=open('many/holes','wb')
for i in range(130): f.seek(i*4096); f.write(b'x'*900)
f.write(b'MARKEXTENTS\n')"
truncate -s 1M $made/ext4-many-extents.img && mke2fs -q -F -t ext4 -b 1024 -N 32 -O ^has_journal -d many $made/ext4-many-extents.img
export MTOOLS_SKIP_CHECK=1 LC_ALL=C.UTF-8
fat() {
  truncate -s "$2" $made/$1; mkfs.fat -n BOOT ${3:-} $made/$1 > /dev/null
  for n in 1 2 3 4; do mcopy -i $made/$1 src/etc/small.txt "::/a file that will be deleted later on $n.txt"; done
  for n in 1 3; do mdel -i $made/$1 "::/a file that will be deleted later on $n.txt"; done
  mcopy -i $made/$1 src/etc/small.txt '::/UPPER.TXT'
  mcopy -s -i $made/$1 src/* ::/
}
fat fat12-names.img 256K
tar --format=gnu -cf $made/gnu.tar -C src .
tar --format=v7 -cf $made/v7.tar -C src etc bin
tar --format=gnu -S -cf $made/gnu-sparse.tar -C src .
tar --format=gnu -S -cf $made/gnu-many-sparse.tar -C many .
for version in 0.0 0.1 1.0; do tar --format=pax -S --sparse-version=$version -cf $made/pax-sparse-$version.tar -C src .; done
(cd src && for form in newc crc odc; do find . | cpio --quiet -o -H $form > ../$made/$form.cpio; done)
split -b 30000 $made/newc.cpio piece.
for one in piece.*; do gzip -nc $one; done > $made/pieces.cpio.gz
for one in piece.*; do xz -c $one; head -c 8 /dev/zero; done > $made/pieces.cpio.xz
for one in piece.*; do bzip2 -c $one; done > $made/pieces.cpio.bz2
for one in piece.*; do printf 'S*M\x18\x04\0\0\0skip'; zstd -qc $one; done > $made/pieces.cpio.zst
for one in piece.*; do printf 'S*M\x18\x04\0\0\0skip'; lz4 -qc $one; done > $made/pieces.cpio.lz4
for one in piece.*; do lz4 -lqc $one; done > $made/pieces.cpio.lz4-legacy
xz --x86 --lzma2 -c $made/newc.cpio > $made/x86.cpio.xz
xz --armthumb --delta=dist=4 --lzma2=lc=4,lp=0,pb=0 --check=none -c $made/newc.cpio > $made/two-filters.cpio.xz
squash() { mksquashfs src $made/$1 -noappend -quiet -no-progress -nopad "${@:2}" > /dev/null; }
squash xz-bcj.squashfs -comp xz -Xbcj arm,armthumb,x86 -Xdict-size 25% -b 32768
squash plain-tables.squashfs -comp zstd -noI -noD -always-use-fragments -no-exports
squash no-fragments.squashfs -comp lz4 -Xhc -b 4096 -no-fragments
squash xattrs.squashfs -comp gzip -Xstrategy huffman_only,filtered -Xwindow-size 9
gzip -nc $made/newc.cpio > ramdisk; printf 'MARKKERNEL %01000d' 5 > kernel; gunzip -c "$out/../board.dtb.gz" > dtb
for version in 0 1 3; do mkbootimg --header_version $version --kernel kernel --ramdisk ramdisk -o $made/boot-$version.img; done
mkbootimg --header_version 2 --kernel kernel --ramdisk ramdisk --dtb dtb -o $made/boot-2.img
mkbootimg --header_version 3 --vendor_ramdisk ramdisk --dtb dtb --vendor_boot $made/vendor-boot.img
gzip -nc kernel > kernel.gz
mkimage -A arm -O linux -T multi -C none -n multi -d kernel.gz:ramdisk:dtb $made/multi.uImage > /dev/null
cat > fit.its <<'I'
/dts-v1/;
/ { description = "apart"; #address-cells = <1>; images {
  kernel-1 { data = /incbin/("kernel.gz"); type = "kernel"; arch = "arm"; os = "linux"; compression = "gzip"; load = <0x8000>; entry = <0x8000>; };
  ramdisk-1 { data = /incbin/("ramdisk"); type = "ramdisk"; arch = "arm"; os = "linux"; compression = "none"; };
  fdt-1 { data = /incbin/("dtb"); type = "flat_dt"; arch = "arm"; compression = "none"; }; };
  configurations { default = "c"; c { kernel = "kernel-1"; ramdisk = "ramdisk-1"; fdt = "fdt-1"; }; }; };
I
mkimage -E -f fit.its $made/fit-behind.itb > /dev/null
mkimage -E -p 0x4000 -f fit.its $made/fit-placed.itb > /dev/null
mkimage -E -B 0x1000 -f fit.its $made/fit-aligned.itb > /dev/null
objcopy -I binary -O srec --srec-forceS3 ramdisk $made/s3.srec
objcopy -I binary -O srec --change-addresses 0x100000 ramdisk $made/s2.srec
objcopy -I binary -O ihex --change-addresses 0x08000000 ramdisk $made/linear.hex
for one in $made/*; do gzip -9nc "$one" > "$out/${one##*/}.gz"; done
