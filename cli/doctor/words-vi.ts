import type { FindingWords } from './doctor-words.ts'

/** Each finding: what is wrong, why that matters, how to mend it. {names} stand for parameters. */
export const FINDINGS_VI: FindingWords = {
  'NODE-OLD': [
    'Node.js {have} cũ hơn phiên bản {need} mà hệ thống cần.',
    'Chương trình không khởi động được, hoặc dừng giữa chừng.',
    'Cài Node.js từ phiên bản {need} trở lên (nodejs.org), rồi chạy lại «npm ci».',
  ],
  'STATE-NONE': [
    'Thư mục {folder} chưa có.',
    'Chưa có dữ liệu để kiểm tra.',
    'Chạy «npx rollcall start» một lần, hoặc nêu đúng thư mục bằng --state.',
  ],
  'STATE-DENIED': [
    'Không ghi được vào thư mục {folder}.',
    'Không có gì nhận được sẽ được lưu lại.',
    'Cho người dùng đang chạy quyền ghi: «chown -R $(id -u) {folder}».',
  ],
  'STATE-OPEN-TO-ALL': [
    'Mọi người dùng của máy đều đọc được thư mục {folder}.',
    'Thư mục có dữ liệu cá nhân của các đơn vị.',
    'Chỉ để chủ thư mục đọc: «chmod 700 {folder}».',
  ],
  'STATE-IN-USE': [
    'Tiến trình {pid} đang sử dụng dữ liệu.',
    'Dữ liệu không được kiểm tra lần này.',
    'Nếu đó là Rollcall và cần kiểm tra cả dữ liệu, dừng tiến trình đó rồi chạy lại; nếu không phải, xóa tệp «lock» trong thư mục.',
  ],
  'DISK-FULL': [
    'Đĩa của thư mục {folder} chỉ còn {free} MB.',
    'Lần chạy tới không ghi được trọn vẹn; dữ liệu đã lưu vẫn còn.',
    'Giải phóng ít nhất 1 GB, rồi chạy lại.',
  ],
  'DISK-LOW': [
    'Đĩa của thư mục {folder} còn {free} MB.',
    'Đĩa đầy thì không nhận thêm được bảng nào.',
    'Giải phóng bớt đĩa trong tuần này.',
  ],
  'PLAN-FAULTS': [
    'Kế hoạch {plan} có {count} chỗ sai.',
    'Kế hoạch sai thì không chạy.',
    'Xem từng chỗ: «npx rollcall plan check {plan}».',
  ],
  'CLOCK-OFF': [
    'Đồng hồ máy này lệch {seconds} giây so với {host}.',
    'Các dịch vụ từ chối yêu cầu lệch giờ; giờ nộp và giờ nhắc việc cũng sai.',
    'Bật đồng bộ giờ: «timedatectl set-ntp true» (Linux), hoặc mục Ngày và giờ trong cài đặt hệ thống.',
  ],
  UNREACHABLE: [
    'Không kết nối được tới {host} ({why}).',
    'Không có kết nối thì không kiểm tra và không làm việc được với dịch vụ này.',
    'Kiểm tra mạng, tường lửa, máy chủ ủy nhiệm (proxy) và địa chỉ đã khai.',
  ],
  'SERVICE-ERROR': [
    'Dịch vụ trả lời lỗi cho {call}: {why}.',
    'Chưa rõ phần này có hoạt động hay không.',
    'Chạy lại sau vài phút; nếu vẫn lỗi, tra mã {why} trong tài liệu của dịch vụ.',
  ],
  'SCHEMA-NEWER': [
    'Dữ liệu do phiên bản mới hơn ghi (cấu trúc {have}; phiên bản này chỉ biết đến {known}).',
    'Phiên bản cũ có thể hiểu sai dữ liệu mới.',
    'Cài lại phiên bản mới hơn, hoặc khôi phục bản sao lưu trước khi nâng cấp (docs/operations.md).',
  ],
  'NO-TABLES': [
    'Không có kho dữ liệu {names}.',
    'Không có kho thì không lưu được gì.',
    'Kiểm tra tên môi trường và khu vực (region); nếu chưa triển khai, chạy «npx rollcall deploy».',
  ],
  'RESTORE-UNFINISHED': [
    'Lần khôi phục dữ liệu gần nhất chưa xong.',
    'Dữ liệu trong kho chưa đầy đủ.',
    'Chạy lại «npx rollcall restore» với đúng tệp lưu đó; lệnh sẽ làm tiếp.',
  ],
  'MAIL-UNKNOWN': [
    '{count} thư chưa rõ đã gửi đi hay chưa.',
    'Câu trả lời của dịch vụ thư bị mất; gửi lại có thể thành gửi hai lần.',
    'Chờ sự kiện của SES trong 1 giờ; sau đó xem docs/operations.md, mục mail-unknown.',
  ],
  'MAIL-WAITING': [
    '{count} thư chờ gửi quá 1 giờ, lâu nhất {hours} giờ.',
    'Đơn vị chưa được nhắc, lãnh đạo chưa nhận báo cáo.',
    'Xem các mục về SES ở trên; trên một máy, chạy lại «npx rollcall start».',
  ],
  'MAIL-REFUSED': [
    'Dịch vụ thư từ chối {count} thư ({reasons}).',
    'Thư sẽ được gửi lại ở lần sau, nhưng lý do từ chối vẫn còn đó.',
    'Tra mã lỗi nêu trên; thường là địa chỉ gửi chưa xác minh hoặc tài khoản còn ở chế độ thử.',
  ],
  'SHEET-NOT-SHARED': [
    'Hệ thống không còn quyền mở bảng của {count} đơn vị: {units}.',
    'Số liệu của các đơn vị này dừng ở lần đọc cuối.',
    'Mở bảng, bấm Chia sẻ, thêm lại tài khoản của hệ thống với quyền Người chỉnh sửa.',
  ],
  'SHEET-GONE': [
    'Bảng của {count} đơn vị đã bị xóa: {units}.',
    'Số liệu của các đơn vị này dừng ở lần đọc cuối.',
    'Khôi phục tệp từ thùng rác của Google Drive trong 30 ngày.',
  ],
  'AGENDA-LATE': [
    '{count} việc đã đến hạn mà chưa làm, lâu nhất {hours} giờ.',
    'Thư nhắc và báo cáo bị chậm.',
    'Trên một máy: chạy «npx rollcall start». Trên đám mây: xem nhịp «agenda» và báo động đang mở.',
  ],
  'DEAD-JOBS': [
    '{count} việc của bước {step} đã bị bỏ sau nhiều lần thử.',
    'Các việc này không tự chạy lại.',
    'Tìm lỗi trong nhật ký của bước, rồi đưa việc trở lại hàng đợi (docs/operations.md, mục dead-…).',
  ],
  'CREDENTIALS-NONE': [
    'Không tìm thấy tài khoản AWS trên máy này.',
    'Không có tài khoản thì không kiểm tra được phần trên đám mây.',
    'Chạy «aws configure sso» hoặc «aws login», hoặc đặt AWS_PROFILE.',
  ],
  'CREDENTIALS-REFUSED': [
    'AWS không chấp nhận phiên đăng nhập ({why}).',
    'Phiên đã hết hạn, sai khóa, hoặc đồng hồ máy lệch.',
    'Đăng nhập lại («aws sso login» hoặc «aws login»), rồi chạy lại.',
  ],
  'ACCESS-DENIED': [
    'Tài khoản AWS đang dùng không có quyền {call}.',
    'Phần này không kiểm tra được.',
    'Dùng vai trò quản trị của hệ thống, hoặc thêm quyền {call}.',
  ],
  'SES-SANDBOX': [
    'Tài khoản SES còn ở chế độ thử (sandbox).',
    'Chỉ gửi được tới địa chỉ đã xác minh, nhiều nhất 200 thư mỗi ngày và 1 thư mỗi giây.',
    'Trong SES, mục Account dashboard, bấm «Request production access»; AWS trả lời trong khoảng 24 giờ.',
  ],
  'SES-PAUSED': [
    'SES đang tạm dừng gửi thư của tài khoản.',
    'Mọi thư đều bị từ chối.',
    'Xem lý do trong SES, mục Reputation metrics; xử lý xong thì mở lại việc gửi.',
  ],
  'SES-REVIEW': [
    'SES đánh giá tài khoản ở mức {status}.',
    'Tỷ lệ thư bị trả lại hoặc bị khiếu nại quá cao; SES có thể ngừng gửi.',
    'Sửa các địa chỉ sai trong units.csv, rồi trả lời yêu cầu của AWS trong mục Support.',
  ],
  'IDENTITY-NONE': [
    'SES chưa có tên miền gửi {domain}.',
    'Thư gửi từ tên miền này bị từ chối.',
    'Triển khai lại với tên miền đó («npx rollcall deploy»), hoặc sửa sender.email trong plan.yaml.',
  ],
  'IDENTITY-UNVERIFIED': [
    'Tên miền gửi {domain} chưa được xác minh.',
    'Thư gửi từ tên miền này bị từ chối.',
    'Thêm ba bản ghi CNAME mà SES nêu vào DNS của {domain}, chờ đến 72 giờ.',
  ],
  'ADDRESS-UNVERIFIED': [
    'Địa chỉ gửi thư thuộc {domain} chưa được xác minh.',
    'Thư gửi từ địa chỉ này bị từ chối.',
    'Mở thư AWS đã gửi đến địa chỉ đó và bấm liên kết trong thư (trong 24 giờ); quá hạn thì gửi lại từ SES (Identities).',
  ],
  'SENDER-ADDRESS': [
    'SES chỉ xác minh một địa chỉ thuộc {domain}, không phải cả tên miền; DNS của tên miền không được kiểm tra.',
    'Thư không có chữ ký của tên miền dễ bị xếp vào thư rác.',
    'Nếu sửa được DNS của {domain}, xin triển khai lại với tên miền đó làm nơi gửi.',
  ],
  'DKIM-OFF': [
    'Chữ ký DKIM của {domain} chưa hoạt động ({status}).',
    'Thư không có chữ ký dễ vào mục thư rác hoặc bị từ chối.',
    'Thêm đủ ba bản ghi CNAME của DKIM vào DNS của {domain}.',
  ],
  'DKIM-DNS': [
    'DNS của {domain} thiếu hoặc sai bản ghi DKIM: {names}.',
    'SES không ký được thư; nơi nhận không tin thư.',
    'Chép lại đúng tên và giá trị CNAME mà SES nêu (Identities, {domain}, Authentication).',
  ],
  'SPF-NONE': [
    'Tên miền {domain} không có bản ghi SPF.',
    'Nơi nhận không biết máy nào được gửi thư thay tên miền.',
    'Thêm bản ghi TXT cho {domain}: «v=spf1 include:amazonses.com ~all».',
  ],
  'SPF-TWICE': [
    'Tên miền {domain} có {count} bản ghi SPF.',
    'Nhiều hơn một bản ghi thì nơi nhận coi là lỗi.',
    'Gộp thành một bản ghi TXT bắt đầu bằng «v=spf1».',
  ],
  'SPF-LACKS-SES': [
    'Bản ghi SPF của {domain} không cho SES gửi thư.',
    'SPF không đạt; thư chỉ còn dựa vào DKIM.',
    'Thêm «include:amazonses.com» vào bản ghi, trước phần «all».',
  ],
  'DMARC-NONE': [
    'Tên miền {domain} không có đúng một bản ghi DMARC.',
    'Gmail và Yahoo yêu cầu DMARC với nơi gửi nhiều thư.',
    'Thêm bản ghi TXT cho _dmarc.{domain}: «v=DMARC1; p=none».',
  ],
  'DNS-UNREACHABLE': [
    'Không tra được DNS của {domain} ({why}).',
    'Không kiểm tra được DKIM, SPF và DMARC.',
    'Kiểm tra mạng và máy chủ tên miền, rồi chạy lại.',
  ],
  'FEDERATION-REFUSED': [
    'Google không nhận danh tính AWS này ({why}).',
    'Hệ thống không mở được bảng nào.',
    'So vai trò AWS đang dùng với điều kiện của nhà cung cấp danh tính: «gcloud iam workload-identity-pools providers describe».',
  ],
  'IMPERSONATION-REFUSED': [
    'Danh tính AWS không được dùng tài khoản dịch vụ của Google ({why}).',
    'Hệ thống không mở được bảng nào.',
    'Cấp quyền roles/iam.workloadIdentityUser trên tài khoản dịch vụ cho đúng vai trò AWS.',
  ],
  'GOOGLE-API-OFF': [
    'Dự án Google chưa bật Sheets API hoặc Drive API.',
    'Mọi yêu cầu tới bảng đều bị từ chối.',
    'Chạy «gcloud services enable sheets.googleapis.com drive.googleapis.com», chờ vài phút.',
  ],
  'GOOGLE-KEY': [
    'Máy này giữ khóa của tài khoản Google trong biến {name}.',
    'Khóa không hết hạn; ai chép được thì dùng được mãi.',
    'Bỏ biến đó và hủy khóa trong Google Cloud; hệ thống dùng danh tính AWS, không cần khóa.',
  ],
  'DRIVE-NO-STORAGE': [
    'Tài khoản dịch vụ không có chỗ chứa tệp trên Google Drive.',
    'Không tạo được bảng mới.',
    'Tạo thư mục trong bộ nhớ dùng chung, cho tài khoản quyền Người quản lý nội dung, đặt ROLLCALL_GOOGLE_DRIVE_FOLDER.',
  ],
  'DRIVE-FULL': [
    'Google Drive đã dùng {percent} % dung lượng.',
    'Đầy thì không tạo được bảng mới, bảng cũ không sửa được.',
    'Xóa tệp thừa, dọn thùng rác, hoặc mua thêm dung lượng.',
  ],
  'DRIVE-FOLDER-NONE': [
    'Chưa khai thư mục chứa bảng trên Google Drive.',
    'Tài khoản dịch vụ không được sở hữu tệp, nên không tạo được bảng.',
    'Tạo thư mục trong bộ nhớ dùng chung và đặt ROLLCALL_GOOGLE_DRIVE_FOLDER là mã của thư mục.',
  ],
  'DRIVE-FOLDER-GONE': [
    'Không thấy thư mục chứa bảng đã khai trên Google Drive.',
    'Không tạo được bảng mới.',
    'Kiểm tra mã trong ROLLCALL_GOOGLE_DRIVE_FOLDER và việc chia sẻ thư mục cho tài khoản dịch vụ.',
  ],
  'DRIVE-FOLDER-READ-ONLY': [
    'Tài khoản dịch vụ không được thêm tệp vào thư mục chứa bảng.',
    'Không tạo được bảng mới.',
    'Trong bộ nhớ dùng chung, cho tài khoản dịch vụ quyền Người quản lý nội dung.',
  ],
  'DRIVE-FOLDER-OWN': [
    'Thư mục chứa bảng không nằm trong bộ nhớ dùng chung.',
    'Tài khoản dịch vụ không có dung lượng riêng, nên không tạo được bảng trong đó.',
    'Tạo thư mục khác trong bộ nhớ dùng chung và đặt lại ROLLCALL_GOOGLE_DRIVE_FOLDER.',
  ],
  'GOOGLE-SKIPPED': [
    'Không kiểm tra kết nối tới Google từ máy này.',
    'Chỉ vai trò của các hàm trên AWS mới được Google chấp nhận.',
    'Nếu cần, chạy lại dưới vai trò đó với ROLLCALL_GOOGLE_AUDIENCE và ROLLCALL_GOOGLE_IMPERSONATION_URL.',
  ],
  'ALARM-OPEN': [
    'Báo động đang mở: {name}.',
    'Có việc cần người xử lý.',
    'Làm theo hướng dẫn của báo động này trong docs/operations.md.',
  ],
  'TICK-STALE': [
    'Nhịp «{tick}» không chạy trong {minutes} phút.',
    'Việc theo lịch của nhịp này đang dừng.',
    'Xem lịch trong EventBridge Scheduler và nhật ký của hàm (docs/operations.md, mục silent-…).',
  ],
}
