"""Short plans for tests, in the shapes real ones have. Every name in them is invented."""

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THỬ
-------
Số: 21/KH-UBND
Sông Thử, ngày 16 tháng 01 năm 2026

KẾ HOẠCH
THỰC HIỆN CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2026

Căn cứ Kế hoạch số 141-KH/BDVTU ngày 27/12/2025 của Ban Dân vận Tỉnh ủy về công tác dân vận
năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện công tác dân vận chính quyền năm 2026 với nội dung như sau:

I. NỘI DUNG THỰC HIỆN
1. Một số chỉ tiêu cụ thể
- 100% sở, ban, ngành và UBND các xã, phường xây dựng kế hoạch thực hiện công tác dân vận của chính quyền.
- Trong năm, người đứng đầu chính quyền các cấp tổ chức đối thoại trực tiếp với Nhân dân ít nhất 01 cuộc.
- Phấn đấu có từ 80% cơ quan, đơn vị được xếp loại tốt.
2. Nhiệm vụ
- Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh rà soát thủ tục hành chính, hoàn thành trước ngày 30/6/2026.

II. TỔ CHỨC THỰC HIỆN
1. Các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Nội vụ
tổng hợp), trước ngày 25/5/2026 đối với báo cáo 6 tháng, trước ngày 25/11/2026 đối với báo cáo năm.

Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Mẫu
"""
