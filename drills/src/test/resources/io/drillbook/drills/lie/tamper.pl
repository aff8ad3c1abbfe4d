# Changes bytes of a server's files as nobody should, with checksums as the server itself would write them.
#   perl tamper.pl page FILE FROM TO yes|no    replaces a text in every page that holds it; yes: the checksums fit again
#   perl tamper.pl no-checksums PG_CONTROL     says in the control file that pages carry no checksums
use strict;
use warnings;

my $BLOCK = 8192;

sub slurp { open(my $in, '<:raw', $_[0]) or die "$_[0]: $!"; local $/; return <$in> }
sub spew { open(my $out, '+<:raw', $_[0]) or die "$_[0]: $!"; print $out $_[1]; close $out or die }

# The checksum of a page: thirty-two FNV-1a sums side by side, as storage/checksum_impl.h has them.
my @BASE = (
    0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
    0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
    0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
    0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756);

sub mix { my $value = $_[0] ^ $_[1]; return (($value * 16777619) & 0xFFFFFFFF) ^ ($value >> 17) }

sub checksum {
    my ($page, $number) = @_;
    substr($page, 8, 2) = "\0\0";
    my @words = unpack('V*', $page);
    my @sums = @BASE;
    for my $i (0 .. $#words) { $sums[$i % 32] = mix($sums[$i % 32], $words[$i]) }
    for (1 .. 2) { $_ = mix($_, 0) for @sums }
    my $all = 0;
    $all ^= $_ for @sums;
    return (($all ^ $number) % 65535) + 1;
}

sub crc32c {
    my $crc = 0xFFFFFFFF;
    for my $byte (unpack('C*', $_[0])) {
        $crc ^= $byte;
        $crc = ($crc >> 1) ^ (0x82F63B78 & -($crc & 1)) for 1 .. 8;
    }
    return $crc ^ 0xFFFFFFFF;
}

my ($verb, $file, $from, $to, $fits) = @ARGV;
my $text = slurp($file);
if ($verb eq 'page') {
    die "texts differ in length\n" if length $from != length $to;
    my $changed = 0;
    for (my $number = 0; $number * $BLOCK < length $text; $number++) {
        my $page = substr($text, $number * $BLOCK, $BLOCK);
        die "page $number does not carry the checksum I compute\n"
            if unpack('v', substr($page, 8, 2)) != checksum($page, $number) && $page =~ /[^\0]/;
        next unless $page =~ s/\Q$from\E/$to/g;
        substr($page, 8, 2) = pack('v', checksum($page, $number)) if $fits eq 'yes';
        substr($text, $number * $BLOCK, $BLOCK) = $page;
        $changed++;
    }
    die "$from is nowhere in $file\n" unless $changed;
} elsif ($verb eq 'no-checksums') {
    my $place;
    for (my $i = 200; $i < 400; $i += 4) {
        next unless unpack('V', substr($text, $i, 4)) == 1;
        $place = $i if unpack('V', substr($text, $i + 36, 4)) == crc32c(substr($text, 0, $i + 36));
    }
    die "the control file is of a form I do not know\n" unless defined $place;
    substr($text, $place, 4) = pack('V', 0);
    substr($text, $place + 36, 4) = pack('V', crc32c(substr($text, 0, $place + 36)));
} else {
    die "page or no-checksums\n";
}
spew($file, $text);
