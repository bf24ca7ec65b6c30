# What train.sh and leave_one_out.sh begin with; sourced by them, once they are in the project's
# folder.
#
# Reads the options --quick N and --data FOLDER, installs what is missing (Python's part in
# out/stance/venv), builds the trainer, and sets $data, $out, $quick, $tools, $python, $student.
# shellcheck shell=sh
data=../shared/data/stance
out=out/stance
tools=build/release/models
student="-r 0.05 -e 3 -d 0.1 -s 1"
quick=
while [ $# -gt 1 ]; do
	case $1 in
	--quick) quick=$2 ;;
	--data)
		case $2 in
		/*) data=$2 ;;
		*) data=$OLDPWD/$2 ;;
		esac
		;;
	*) break ;;
	esac
	shift 2
done
case $#$quick in
0 | 0[1-9]*) ;;
*) quick=x ;;
esac
case $quick in
*[!0-9]*)
	echo "usage: $0 [--quick N] [--data FOLDER]" >&2
	exit 2
	;;
esac
[ -z "$quick" ] || out=$out/quick-$quick
for name in debagreement mtcsd_weak rumoureval2017 changemyview kennedy_nixon; do
	[ -r "$data/$name.tsv" ] || {
		echo "$data/$name.tsv: error: not there (--data names the folder of the sets)" >&2
		exit 3
	}
done

# Debian's Python, because Debian's torch is a module of it.
venv=out/stance/venv
scripts/deps.sh build train
mkdir -p "$out"
if ! cmp -s models/stance/requirements.txt $venv/requirements.txt; then
	/usr/bin/python3 -m venv --clear --system-site-packages $venv
	# Without their own dependencies: sentence-transformers would bring another torch.
	$venv/bin/pip install -q --no-deps -r models/stance/requirements.txt
	cp models/stance/requirements.txt $venv/requirements.txt
fi
python="$venv/bin/python -B"
cmake --preset release >/dev/null
cmake --build --preset release --target train-stance stance-shares

# stage RESULT COMMAND...: run it, unless its result is kept from an earlier run.
stage() {
	result=$1
	shift
	if [ -e "$result" ]; then
		echo "$result: kept"
		return
	fi
	echo "$result:"
	"$@"
}
