// Everything the desk says, in each language of the course.
export const WORDS = {
  en: {
    run: 'Run the lesson',
    runTitle: 'Run every cell, from the first to the last. The page stays where it is.',
    afresh: 'Start this lesson afresh',
    afreshBody: name => `${name} becomes as it was made. The page that you have now is kept as a ` +
      'dated copy in the same folder.',
    afreshForget: 'Also clear my answers to this lesson',
    afreshFailed: 'The lesson could not be put back:',
    cancel: 'Cancel',
    waking: 'The labs are waking up …',
    saved: 'The labs on this page are saved pictures. Press the button to wake them up.',
    restarted: 'The page lost its connection to Python. The labs are saved pictures now.',
    wake: 'Wake the labs',
    savedPicture: 'Saved picture. To wake it up, press “Run the lesson” at the top.',
    cover: 'What happened is under this cover. Predict first: answer the question above.',
    reveal: 'Show me without predicting',
    stopped: count => count === 1
      ? 'One cell could not run. All others did.'
      : `${count} cells could not run. All others did.`,
    goThere: 'Go to the first one',
    details: 'Details for your lecturer',
    yours: 'This cell is yours to change.',
    runCell: 'Run this cell',
    putBack: 'Put back',
    close: 'Close',
    noName: name => `This cell needs “${name}”, and no cell before it has made that. ` +
      'Run the lesson from its beginning.',
    typing: 'There is a typing mistake in this cell. Put it back, or compare it with the page.',
  },
  id: {
    run: 'Jalankan pelajaran',
    runTitle: 'Jalankan setiap sel, dari yang pertama sampai yang terakhir. Halaman tetap di tempatnya.',
    afresh: 'Mulai pelajaran ini dari awal',
    afreshBody: name => `${name} kembali seperti semula. Halaman Anda yang sekarang disimpan ` +
      'sebagai salinan bertanggal di folder yang sama.',
    afreshForget: 'Hapus juga jawaban saya untuk pelajaran ini',
    afreshFailed: 'Pelajaran tidak dapat dikembalikan:',
    cancel: 'Batal',
    waking: 'Lab sedang dihidupkan …',
    saved: 'Lab di halaman ini berupa gambar tersimpan. Tekan tombol untuk menghidupkannya.',
    restarted: 'Halaman ini terputus dari Python. Lab sekarang berupa gambar tersimpan.',
    wake: 'Hidupkan lab',
    savedPicture: 'Gambar tersimpan. Untuk menghidupkannya, tekan “Jalankan pelajaran” di atas.',
    cover: 'Hasilnya ada di balik penutup ini. Tebak dulu: jawab pertanyaan di atas.',
    reveal: 'Tampilkan tanpa menebak',
    stopped: count => `${count} sel tidak dapat dijalankan. Semua sel lain berjalan.`,
    goThere: 'Ke sel yang pertama',
    details: 'Rincian untuk dosen Anda',
    yours: 'Sel ini boleh Anda ubah.',
    runCell: 'Jalankan sel ini',
    putBack: 'Kembalikan',
    close: 'Tutup',
    noName: name => `Sel ini memerlukan “${name}”, tetapi belum ada sel sebelumnya yang ` +
      'membuatnya. Jalankan pelajaran dari awal.',
    typing: 'Ada salah ketik di sel ini. Kembalikan atau bandingkan dengan teks halaman.',
  },
};
