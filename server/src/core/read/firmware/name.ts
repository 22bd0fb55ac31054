/** Endings of files that may be firmware images; in a folder no others are opened as such. */
const endings =
  /\.(?:dav|bin|img|image|trx|chk|itb|fit|dtb|dtbo|ubi|ubifs|squashfs|sqfs|cramfs|romfs|jffs2|ext2|ext3|ext4|cpio|fd|rom|cap|efi|cab|dfu|hex|ihex|srec|s19|mot|fw|pkg|web|w|uimage|initrd)(?:\.(?:gz|xz|lzma|zst|lz4|bz2|lzo))?$/i;
const names = /^(?:uImage|zImage|vmlinuz|Image|initrd|initramfs|boot\.img|firmware)(?:[._-].{0,60})?$/i;

/** Whether a file is one of firmware by its name alone. */
export function isImageName(name: string): boolean {
  return endings.test(name) || names.test(name);
}
